import { expect, test } from 'vitest';
import { attachment } from './attachment.ts';

test('a file bears the title, in plain letters and in full', () => {
	expect(attachment('Fête de l’été', 'csv')).toBe(
		`attachment; filename="fete-de-l-ete.csv"; filename*=UTF-8''F%C3%AAte%20de%20l%E2%80%99%C3%A9t%C3%A9.csv`
	);
});

test('no title leads out of the folder, hides the file or breaks the header', () => {
	expect(attachment('../../etc/passwd', 'csv')).toBe(
		`attachment; filename="etc-passwd.csv"; filename*=UTF-8''etc%20passwd.csv`
	);
	for (const title of ['a"; filename="b', 'a\r\nset-cookie: b', '\u202Egpj.exe', "'*()%22", '…', '\uD800'])
		expect(attachment(title, 'csv')).toMatch(
			/^attachment; filename="[a-z0-9-]+\.csv"(; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+)?$/
		);
});

test('a title without a letter still gives a file a name', () => {
	expect(attachment('?!', 'ics', 'poll')).toContain('filename="poll.ics"');
});
