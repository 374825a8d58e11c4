/** The sources as text, for the laws of the house. */
import { globSync, readFileSync } from 'node:fs';

/** `uses` are the imports that are still there when types are gone. */
export type Source = { path: string; text: string; imports: string[]; uses: string[] };

const importPattern = /(?:from|import)\s*\(?\s*'([^']+)'/g;

const isTest = (path: string): boolean =>
	/\.(test|child|trial)\.tsx?$/.test(path) || /\/(trial|samples)\.tsx?$/.test(path);

const typesOnly = /import type [^;]+;|(?:import|export) \{(?:\s*type [^,}]+,?)+\s*\} from '[^']+';/g;

const targetsIn = (text: string): string[] => [...text.matchAll(importPattern)].map(([, target]) => target!);

/** A path as written in an import, as a path below src/. */
function resolved(from: string, target: string): string {
	if (target.startsWith('#')) return `src/${target.slice(1)}`;
	return new URL(target, `file:///${from}`).pathname.slice(1);
}

export const sources: Source[] = globSync('src/**/*.{ts,tsx}')
	.filter((path) => !isTest(path))
	.sort()
	.map((path) => {
		const text = readFileSync(path, 'utf8');
		const pathsIn = (part: string) =>
			targetsIn(part)
				.filter((target) => /^[#.]/.test(target))
				.map((target) => resolved(path, target));
		return { path, text, imports: pathsIn(text), uses: pathsIn(text.replace(typesOnly, '')) };
	});

/** The packages a source imports, `node:` ones included. */
export const packagesOf = ({ text }: Source): string[] => targetsIn(text).filter((target) => !/^[#.]/.test(target));
