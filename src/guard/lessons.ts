/** Who learns from what people decide, here and in the host's other programs. */

import { standingLesson, type Teacher, teachers } from './decisions/lessons.ts';
import { exchangeDecided } from './exchange/decided.ts';
import { keyOf, teach, unteach } from './learned/teaching.ts';
import { learnFromPrograms } from './outside/programs/teacher.ts';
import { termHitsDecided } from './words/precision.ts';

/** Of one thing the last decision counts; taken back, it is as if it had never been taught, and the one before counts. */
const model: Teacher = async ({ event, item, part, undo, ...said }) => {
	const key = item === null ? `event:${event}` : keyOf(item, part);
	if (!undo) return teach({ key, ...said });
	const before = item === null ? null : await standingLesson(item, part);
	await (before ? teach({ ...before, key }) : unteach(key));
};

const terms: Teacher = ({ symbols, label, undo }) => termHitsDecided(symbols, label === 'spam', undo);

/** How right the lists of other hosts were, and what ours may tell. */
const lists: Teacher = ({ event, symbols, label, undo }) => exchangeDecided(event, symbols, label === 'spam', undo);

export function learnFromPeople(): void {
	teachers.push(model, terms, lists);
	learnFromPrograms((lesson) => teach(lesson));
}
