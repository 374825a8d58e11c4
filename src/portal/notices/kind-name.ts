import type { Translate } from '#ui/view.ts';

/** `polls.voted` is named at `polls:notice-kinds.voted`. */
export function kindName(kind: string, t: Translate): string {
	const [room, what] = kind.split('.');
	return t(`${room}:notice-kinds.${what}`);
}
