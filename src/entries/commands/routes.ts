import { rooms } from '../house.ts';

type Line = [address: string, what: string, room: string, who: string];

const whoOf = ({ needs, open, path }: { needs?: unknown; open?: string; path: string }): string => {
	if (open) return `open: ${open}`;
	if (typeof needs === 'object' && needs !== null) return `open: ${(needs as { open: string }).open}`;
	return String(needs ?? (path.includes(':item') || path.includes('{item}') ? 'read' : 'by its action'));
};

/** Every address of pages and of the API. */
export function routeLines(): Line[] {
	return rooms.flatMap((room) => [
		...room.pages.map((page): Line => [page.path, page.kind, room.id, whoOf(page)]),
		...room.api.map(
			(route): Line => [
				`${route.method.toUpperCase()} /api/v1${route.path}`,
				route.method === 'get' ? 'reading' : route.calls.name,
				room.id,
				route.method === 'get' ? whoOf(route) : 'by its action'
			]
		)
	]);
}

export async function showRoutes(): Promise<void> {
	const lines = routeLines();
	const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column]!.length)));
	for (const line of lines) {
		process.stdout.write(`${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`);
	}
}
