import { existsSync } from 'node:fs';

/** The same engine without windows: a page costs half. */
export const headlessShell = '/usr/bin/chromium-headless-shell';

const browsers = [headlessShell, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export const findBrowser = () => process.env.CHROMIUM ?? browsers.find((path) => existsSync(path));
