/** The files beside the page of results. */
import { type Resource, resource } from '#kernel/web/page.ts';
import { fileKinds, resultsFile } from '../files.ts';

export const resultsFiles: Resource[] = fileKinds.map((kind) =>
	resource(`/polls/:item/results.${kind}`, { answer: (ask) => resultsFile(ask, kind) })
);
