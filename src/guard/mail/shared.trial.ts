/** The evaluation data for tests: public test suites and real mail, never copied into the project. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const places = [process.env.ARCHIPEL_SHARED, '../shared', '/work/shared'].filter((place) => place !== undefined);
const folder = places.map((place) => join(place, 'data')).find((place) => existsSync(place));

export const whyAbsent = 'the evaluation data (../shared/data) is not on this machine';

export const sharedFile = (name: string): string | null => {
	const path = folder && join(folder, name);
	return path && existsSync(path) ? readFileSync(path, 'utf8') : null;
};

export const sharedJson = <Shape>(name: string): Shape | null => {
	const text = sharedFile(name);
	return text === null ? null : (JSON.parse(text) as Shape);
};

export const sharedLines = <Row>(name: string): Row[] =>
	(sharedFile(name) ?? '')
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as Row);
