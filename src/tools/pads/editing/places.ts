/** Where somebody says their caret is. Any program may say anything: what is no place would stop the carets of all. */
const isObject = (said: unknown): said is Record<string, unknown> => typeof said === 'object' && said !== null;

const isId = (said: unknown): boolean =>
	isObject(said) && Number.isSafeInteger(said.client) && Number.isSafeInteger(said.clock);

/** A relative position of Yjs as JSON. */
function isPlace(said: unknown): boolean {
	if (!isObject(said)) return false;
	const { type, item, tname } = said;
	const ids = [type, item].filter((id) => id !== null && id !== undefined);
	return ids.every(isId) && (ids.length > 0 || typeof tname === 'string');
}

export const isPlaced = (state: unknown): boolean => {
	if (!isObject(state)) return false;
	const { user, cursor } = state;
	return isObject(user) && isObject(cursor) && isPlace(cursor.anchor) && isPlace(cursor.head);
};
