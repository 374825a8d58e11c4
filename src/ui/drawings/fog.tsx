import { Boat, Sky } from './pieces.tsx';

/** A boat in the fog: it has lost its way, and will find it. */
export function Fog() {
	return (
		<>
			<Sky />
			<ellipse class="d-water" cx="120" cy="146" rx="112" ry="26" />
			<path class="d-far" d="M152 140c8-30 20-46 34-46s22 16 32 42c-16 6-42 8-66 4z" />
			<g transform="translate(76 138) scale(1.5)">
				<Boat x={0} y={0} />
			</g>
			<path class="d-ripple" d="M62 160h34M104 166h40M24 150h20" />
			<path
				class="d-mist"
				d="M12 92a9 9 0 0 1 9-9h74a9 9 0 0 1 0 18H21a9 9 0 0 1-9-9zM128 110a9 9 0 0 1 9-9h84a9 9 0 0 1 0 18h-84a9 9 0 0 1-9-9zM30 128a8 8 0 0 1 8-8h50a8 8 0 0 1 0 16H38a8 8 0 0 1-8-8z"
			/>
		</>
	);
}
