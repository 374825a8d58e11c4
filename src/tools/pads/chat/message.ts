/** What is said beside the text, and who may speak. */
export type Message = { n: number; author: number; at: Date; text: string };

/** As it is shown: with who said it, and whether this reader did. */
export type Said = Message & { name: string; colour: string; mine: boolean };

export const limits = { text: 2000, name: 80, messages: 20_000, shown: 100 };

/** Whoever writes or comments speaks too, unless the owner closed the chat. */
export const maySpeak = (chat: { closed: boolean; writes: boolean; comments: boolean }): boolean =>
	!chat.closed && (chat.writes || chat.comments);

export const mayUnsay = ({ mine }: Pick<Said, 'mine'>, manages: boolean): boolean => mine || manages;

/** As one reader is shown it; plain JSON. */
export type ShownMessage = Omit<Said, 'at'> & { at: string; mayRemove: boolean };
