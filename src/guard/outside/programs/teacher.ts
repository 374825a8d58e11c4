/** Who is taught by what people decide elsewhere. Filled where the house is put together. */
export type Lesson = {
	text: string;
	label: 'spam' | 'ham';
	/** `programs.comment`. */
	kind: string;
	language: 'en' | 'fr' | null;
	/** `program:<id>`. */
	from: string;
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
