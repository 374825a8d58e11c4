/** An islet on calm water, on which each drawing sets its own thing. */
export function Islet() {
	return (
		<>
			<Sky />
			<ellipse class="d-water" cx="120" cy="146" rx="112" ry="26" />
			<path class="d-sand" d="M36 143c10-15 42-24 84-24s74 9 84 24c-16 11-48 15-84 15s-68-4-84-15z" />
			<path class="d-land" d="M56 135c8-15 34-23 64-23s56 8 64 23c-14 6-38 9-64 9s-50-3-64-9z" />
			<path class="d-ripple" d="M18 152h20M28 160h14M200 155h22M188 163h16" />
		</>
	);
}

/** The air behind an island, so that its white walls show on a white sheet too. */
export const Sky = () => <path class="d-sky" d="M32 146C32 62 68 14 120 14s88 48 88 132z" />;

/** A small sailing boat whose hull begins at (x, y). */
export function Boat({ x, y, small }: { x: number; y: number; small?: boolean }) {
	return (
		<g transform={`translate(${x} ${y})${small ? ' scale(0.66)' : ''}`}>
			<path class="d-light" d="M23 -40v34H3z" />
			<path class="d-hue" d="M28 -34v28h15z" />
			<path class="d-deep" d="M24 -44h3v44h-3zM0 -3h50c-2 9-8 14-15 14H14C7 11 2 6 0 -3z" />
		</g>
	);
}
