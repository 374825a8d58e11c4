/** The name of a browser, enough to recognise one's own in a list; the rest of what browsers tell is not kept. */
const browsers: [RegExp, string][] = [
	[/Edg(A|iOS)?\//, 'Edge'],
	[/OPR\/|Opera/, 'Opera'],
	[/Vivaldi\//, 'Vivaldi'],
	[/SamsungBrowser\//, 'Samsung Internet'],
	[/Firefox\/|FxiOS\//, 'Firefox'],
	[/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
	[/Safari\//, 'Safari'],
	[/curl\//, 'curl']
];

const systems: [RegExp, string][] = [
	[/iPhone/, 'iPhone'],
	[/iPad/, 'iPad'],
	[/Android/, 'Android'],
	[/CrOS/, 'ChromeOS'],
	[/Windows/, 'Windows'],
	[/Mac OS X|Macintosh/, 'macOS'],
	[/Linux/, 'Linux']
];

const found = (list: [RegExp, string][], agent: string): string | undefined =>
	list.find(([sign]) => sign.test(agent))?.[1];

/** @returns such as `Firefox, Linux`; null when nothing is known. */
export function browserName(agent: string | null): string | null {
	if (!agent) return null;
	const names = [found(browsers, agent), found(systems, agent)].filter((name) => name !== undefined);
	return names.length > 0 ? names.join(', ') : null;
}
