import { tables } from '../database/connection.ts';
import type { Actor } from './actor.ts';

type ActorTables = {
	'kernel.actor': { id: string; kind: Actor['kind']; name: string | null; language: string | null };
};

const db = tables<ActorTables>();

/** A guest stands in the database from the first thing they do. */
export const remember = (actor: Actor) =>
	db
		.insertInto('kernel.actor')
		.values({ id: actor.id, kind: actor.kind, name: actor.name, language: null })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
