import { expect, test } from 'vitest';
import { preferred } from './accept.ts';

const types = ['application/json', 'text/html', 'text/markdown', 'text/plain'] as const;

test.each([
	['', 'application/json'],
	['*/*', 'application/json'],
	['text/markdown', 'text/markdown'],
	['TEXT/HTML;charset=utf-8', 'text/html'],
	['text/*', 'text/html'],
	['text/*, text/plain;q=1, text/html;q=0', 'text/markdown'],
	['text/plain;q=0.5, text/markdown;q=0.9', 'text/markdown'],
	['application/json;q=0, */*', 'text/html'],
	['image/png', 'application/json'],
	['text/html;q=nonsense, text/plain;q=0.1', 'text/plain']
])('who asks for “%s” gets %s', (accept, type) => expect(preferred(accept, types)).toBe(type));
