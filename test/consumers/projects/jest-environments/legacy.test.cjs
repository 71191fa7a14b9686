require('./fake.test.cjs')
