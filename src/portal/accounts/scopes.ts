/** What a token may be given: one scope to read and one to write per room that has an API. */
import type { Route } from '#kernel/web/api/route.ts';

let known: string[] = [];

export const scopeOf = (room: string, route: Route): string =>
	route.scope ?? `${room}:${route.method === 'get' ? 'read' : 'write'}`;

/** Told once by the house, which knows every room. */
export function learnScopes(rooms: { id: string; api: Route[] }[]): void {
	known = [...new Set(rooms.flatMap((room) => room.api.map((route) => scopeOf(room.id, route))))].sort();
}

export const knownScopes = (): string[] => known;
