/** Where accounts can be written to. */
import { carrier } from '../database/connection.ts';
import type { Language } from '../words/words.ts';

export type Reached = { id: string; name: string; mail: string; language: Language };

/** Those of these actors that are accounts and proved their address; guests have none. */
export async function reached(actors: string[]): Promise<Reached[]> {
	if (actors.length === 0) return [];
	return carrier()<Reached[]>`
		select id, name, mail, language from kernel.account where id = any(${actors}) and mail_proven`;
}
