const leastMs = 300;

/** Answers no sooner than this long after the asking, so that the time taken says nothing of who has an account. */
export async function evenly(asked: Date): Promise<void> {
	const left = leastMs - (Date.now() - asked.getTime());
	if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
}
