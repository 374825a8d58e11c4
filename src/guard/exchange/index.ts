import { listDocument, listOfLists } from './file.ts';
import { fetchFollowed } from './follow.ts';
import { publishAll } from './publish.ts';

export const exchangePages = [listOfLists, listDocument];
export const exchangeJobs = [publishAll, fetchFollowed];
