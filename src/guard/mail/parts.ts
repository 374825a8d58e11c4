/** Ends a mail early where it has more parts or bytes than anybody sends, before anything builds a tree of it. */
import { limits } from './limits.ts';

const declaration = /boundary\s*=\s*(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/gi;

/** The start of the part after the last one that is read, or null. One pass, whatever the mail holds. */
function endOfParts(raw: Buffer): number | null {
	const text = raw.toString('latin1');
	const boundaries = new Set([...text.matchAll(declaration)].map(([, quoted, bare]) => `--${quoted ?? bare}`));
	if (boundaries.size === 0) return null;
	if (boundaries.size > limits.parts) return nthPart(text, (line) => line.startsWith('--'));
	return nthPart(text, (line) => boundaries.has(line.trimEnd()));
}

function nthPart(text: string, isStart: (line: string) => boolean): number | null {
	let found = 0;
	for (let at = text.indexOf('\n--'); at >= 0; at = text.indexOf('\n--', at + 1)) {
		const end = text.indexOf('\n', at + 1);
		if (!isStart(text.slice(at + 1, end < 0 ? undefined : Math.min(end, at + 250)))) continue;
		found += 1;
		if (found > limits.parts) return at + 1;
	}
	return null;
}

function firstLines(raw: Buffer): Buffer {
	let lines = 0;
	for (let at = raw.indexOf(10); at >= 0 && at < limits.readBytes; at = raw.indexOf(10, at + 1)) {
		lines += 1;
		if (lines === limits.lines) return raw.subarray(0, at + 1);
	}
	return raw.subarray(0, limits.readBytes);
}

export function cutParts(raw: Buffer): { bytes: Buffer; cut: 'parts' | 'bytes' | null } {
	const first = firstLines(raw);
	const end = endOfParts(first);
	if (end !== null) return { bytes: first.subarray(0, end), cut: 'parts' };
	return { bytes: first, cut: first.length < raw.length ? 'bytes' : null };
}
