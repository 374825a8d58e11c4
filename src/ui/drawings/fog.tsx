import { Boat } from './pieces.tsx';

/** A boat in the fog: it has lost its way, and will find it. */
export function Fog() {
	return (
		<>
			<ellipse class="d-water" cx="120" cy="146" rx="112" ry="26" />
			<path class="d-far" d="M150 136c8-26 18-40 30-40s22 14 34 40z" />
			<Boat x={82} y={130} />
			<path class="d-ripple" d="M70 150h30M112 156h34M30 152h18" />
			<path
				class="d-mist"
				d="M20 96a9 9 0 0 1 9-9h88a9 9 0 0 1 0 18H29a9 9 0 0 1-9-9zM132 112a8 8 0 0 1 8-8h72a8 8 0 0 1 0 16h-72a8 8 0 0 1-8-8zM44 128a7 7 0 0 1 7-7h42a7 7 0 0 1 0 14H51a7 7 0 0 1-7-7z"
			/>
		</>
	);
}
