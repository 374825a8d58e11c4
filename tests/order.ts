/**
 * What starts browsers and whole houses comes first: it waits much and takes long, so that the short files fill the gaps
 * and no worker is alone at the end. The same on a fresh clone as on the hundredth run.
 */
import { readFileSync, statSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const startsMuch =
	/running\/house|tests\/(running|faults|trace)|openHarbour|launchBrowser|chromium|people\(\)|startEmbedded|database\/embedded/;

const weight = ({ moduleId }: TestSpecification): number =>
	statSync(moduleId).size + (startsMuch.test(`${moduleId} ${readFileSync(moduleId, 'utf8')}`) ? 1_000_000 : 0);

export default class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const weights = new Map(files.map((file) => [file, weight(file)]));
		return files.toSorted((one, other) => weights.get(other)! - weights.get(one)!);
	}
}
