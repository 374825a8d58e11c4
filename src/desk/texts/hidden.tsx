import type { TextName } from '#kernel/texts/text.ts';
import type { Language } from '#kernel/words/words.ts';

/** Which text, and the version one saw of it. */
export type Written = { name: TextName; language: Language; after: number };

/** Said by every form about a text. */
export const Hidden = ({ text: { name, language, after } }: { text: Written }) => (
	<>
		<input type="hidden" name="name" value={name} />
		<input type="hidden" name="language" value={language} />
		<input type="hidden" name="after" value={after} />
	</>
);
