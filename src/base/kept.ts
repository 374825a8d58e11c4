/**
 * Remembers what `make` made for a key. At most `most` answers are kept, so that names sent by strangers
 * cannot fill the memory; then the oldest half leaves.
 */
export function kept<K, V>(most: number, make: (key: K) => V): (key: K) => V {
	const answers = new Map<K, V>();
	return (key) => {
		const known = answers.get(key);
		if (known !== undefined) return known;
		if (answers.size >= most) for (const old of [...answers.keys()].slice(0, most / 2)) answers.delete(old);
		const made = make(key);
		answers.set(key, made);
		return made;
	};
}
