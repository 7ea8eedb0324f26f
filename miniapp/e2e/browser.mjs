// Brings the browser of the stories onto this machine: node e2e/browser.mjs
import { findBrowser } from './lib/browser.mjs'

console.log(await findBrowser())
