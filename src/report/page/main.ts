import './style/colours.css'
import './style/layout.css'
import './style/list.css'
import './style/detail.css'
import './style/print.css'
import { DATA_ID, type PageData } from '../data/page-data.js'
import { App } from './app.js'
import { Report } from './model.js'

const data: PageData = JSON.parse(document.getElementById(DATA_ID)?.textContent ?? '')
new App(new Report(data)).start()
