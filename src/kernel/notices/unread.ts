/** How many notices an account has not read: shown beside its name on every page. */
export async function unreadFor(_actor: string): Promise<number> {
	return 0;
}
