import { hasWords, type Language } from '#kernel/words/words.ts';
import type { Translate } from '#ui/view.ts';

/**
 * What was weighed, in words: a tool has a name for what people make with it, the desk for the rest. Null where nobody
 * named it.
 */
export function kindWords(kind: string, language: Language, t: Translate): string | null {
	const [room, what] = kind.split('.') as [string, string?];
	const ofTool = `${room}:kinds.${what}`;
	const name = `${room}:card.name`;
	if (hasWords(language, ofTool) && hasWords(language, name))
		return t('desk:thresholds.kind-of', { what: t(ofTool), tool: t(name) });
	const ours = `desk:thresholds.kinds.${room}.${what}`;
	return hasWords(language, ours) ? t(ours) : null;
}
