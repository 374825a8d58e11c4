import { existsSync } from 'node:fs';
import { basename } from 'node:path';

/** The same engine without windows: a page costs half. */
export const headlessShell = '/usr/bin/chromium-headless-shell';

const isShell = (path) => basename(path).includes('headless');
const whole = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export const findBrowser = () => process.env.CHROMIUM ?? [headlessShell, ...whole].find((path) => existsSync(path));

/** With all that a browser does for its person, such as filling in forms. */
export const findWholeBrowser = () => {
	const chosen = process.env.CHROMIUM;
	return chosen && !isShell(chosen) ? chosen : whole.find((path) => existsSync(path));
};
