/** Who is taught by what people decide elsewhere. Filled where the house is put together. */
import type { Language } from '#kernel/words/words.ts';

export type Lesson = {
	/** The same text of the same program: what is said of it later takes the place of what was said before. */
	key: string;
	title: string;
	text: string;
	/** `programs.comment`. */
	kind: string;
	language: Language;
	label: 'spam' | 'ham';
	at: Date;
};

export type Teacher = (lesson: Lesson) => Promise<void>;

const teachers: Teacher[] = [];

export const learnFromPrograms = (teacher: Teacher): void => {
	teachers.push(teacher);
};

export async function teachLesson(lesson: Lesson): Promise<void> {
	for (const teach of teachers) await teach(lesson);
}
