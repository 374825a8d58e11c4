import { expect, test } from 'vitest';
import { defanged } from './defanged.ts';

test.each([
	['see https://evil.example/a.b?c=d now', 'see hxxps://evil[.]example/a[.]b?c=d now'],
	['HTTP://Evil.Example', 'HxxP://Evil[.]Example'],
	['www.evil.example', 'www[.]evil[.]example'],
	['write to eve@evil.example', 'write to eve[at]evil[.]example'],
	['go to evil.example/login', 'go to evil[.]example/login'],
	['No link here. At 18.30 in the hall.', 'No link here. At 18.30 in the hall.']
])('%s cannot be followed', (text, shown) => expect(defanged(text)).toBe(shown));

test('a long text is read in no time', () => {
	const started = performance.now();
	defanged('a.'.repeat(200_000));
	defanged('http://'.repeat(50_000));
	expect(performance.now() - started).toBeLessThan(30_000);
});
