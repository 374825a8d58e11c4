/** What a person decided, for the rooms that learn from it. */
import { carrier } from '#kernel/database/connection.ts';
import type { Language } from '#kernel/words/words.ts';
import { labelOf, teaches, type What } from './decision.ts';
import { type DecisionRow, type Symbol_, writtenIn } from './store.ts';

export type Lesson = {
	event: string | null;
	item: string | null;
	part: string;
	title: string;
	text: string;
	kind: string;
	language: Language;
	label: 'spam' | 'ham';
	/** Takes an earlier lesson back, exactly. */
	undo: boolean;
	symbols: Symbol_[];
};

/** Called within the transaction of the decision: what was not decided was not taught. */
export type Teacher = (lesson: Lesson) => void | Promise<void>;
export const teachers: Teacher[] = [];

type Source = Pick<DecisionRow, 'what' | 'why' | 'event' | 'item' | 'part'>;

async function lessonOf({ what, why, event, item, part }: Source, undo: boolean): Promise<Lesson | null> {
	const label = labelOf(what);
	if (!label || !teaches(what, why)) return null;
	const written = await writtenIn(event, item, part);
	if (!written) return null;
	const { id, ...said } = written;
	return { event: id, item, part, ...said, label, undo };
}

export async function teach(source: Source, undo = false): Promise<void> {
	if (teachers.length === 0) return;
	const lesson = await lessonOf(source, undo);
	if (lesson) for (const teacher of teachers) await teacher(lesson);
}

/** The last lesson of a thing that stands; null where there is none. */
export async function standingLesson(item: string, part: string): Promise<Lesson | null> {
	const rows = await carrier()<(Source & { what: What })[]>`
		select d.what, d.why, d.event, d.item, d.part from guard.decision d
		where d.item = ${item} and d.part = ${part}
			and not exists (select 1 from guard.undoing u where u.decision = d.id)
		order by d.id desc limit 20`;
	for (const row of rows) {
		const lesson = await lessonOf(row, false);
		if (lesson) return lesson;
	}
	return null;
}

/** Every lesson that stands, oldest first: a model that was lost is made again from these. */
export async function* pastLessons(atATime = 500): AsyncGenerator<Lesson> {
	for (let after = '0'; ; ) {
		const rows = await carrier()<(Source & { id: string; what: What })[]>`
			select d.id, d.what, d.why, d.event, d.item, d.part from guard.decision d
			where d.id > ${after} and not exists (select 1 from guard.undoing u where u.decision = d.id)
			order by d.id limit ${atATime}`;
		for (const row of rows) {
			const lesson = await lessonOf(row, false);
			if (lesson) yield lesson;
		}
		if (rows.length < atATime) return;
		after = rows.at(-1)!.id;
	}
}
