import type { ComponentChildren } from 'preact';

/** The weaves that fill bars. Stands once in a page, before the first chart. */
export function Weaves() {
	return (
		<svg class="weaves" width="0" height="0" aria-hidden="true">
			<defs>
				<Slant id="maybe" />
				<Weave id="no" size={9}>
					<circle class="thread" cx="4.5" cy="4.5" r="1.1" />
				</Weave>
				<Slant id="grade-1" />
				<Weave id="grade-2" size={7}>
					<circle class="thread" cx="3.5" cy="3.5" r="1.8" />
				</Weave>
				<Weave id="grade-3" size={10}>
					<circle class="thread" cx="5" cy="5" r="1.4" />
				</Weave>
				<Weave id="grade-4" size={7}>
					<path class="strand" d="M0 3.5h7" />
				</Weave>
				<Slant id="grade-5" back />
				<Weave id="grade-6" size={8}>
					<path class="strand" d="M0 0l8 8M8 0l-8 8" />
				</Weave>
			</defs>
		</svg>
	);
}

function Weave({ id, size, children }: { id: string; size: number; children: ComponentChildren }) {
	return (
		<pattern id={`weave-${id}`} class={`weave ${id}`} width={size} height={size} patternUnits="userSpaceOnUse">
			<rect class="ground" width={size} height={size} />
			{children}
		</pattern>
	);
}

function Slant({ id, back }: { id: string; back?: boolean }) {
	return (
		<Weave id={id} size={8}>
			<path class="strand" d={back ? 'M-2 -2l12 12M-2 6l4 4M6 -2l4 4' : 'M-2 10l12 -12M-2 2l4 -4M6 10l4 -4'} />
		</Weave>
	);
}

/** Fills drawn flat; every other one has a weave of its own. */
const flat = new Set(['yes', 'plain', 'grade-0']);

/** The fill as an attribute: a style sheet of its own file cannot point into the page. */
export const fillOf = (fill: string): string | undefined => (flat.has(fill) ? undefined : `url(#weave-${fill})`);
