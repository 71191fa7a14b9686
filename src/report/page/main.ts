import './style/colours.css'
import './style/layout.css'
import './style/list.css'
import './style/detail.css'
import './style/print.css'
import { App } from './app.js'
import { Report } from './model.js'
import { readData } from './read-data.js'

void readData().then((data) => new App(new Report(data)).start())
