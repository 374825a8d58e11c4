import { Boat, Islet } from './pieces.tsx';

export function LandingStage() {
	return (
		<>
			<Islet />
			<path class="d-deep" d="M22 138h5v22h-5zM52 138h5v22h-5zM82 138h5v20h-5zM108 138h5v14h-5z" />
			<path class="d-wood" d="M14 131h112v8H14z" />
			<path class="d-hue" d="M62 107h26v24H62z" />
			<path class="d-wash" d="M72 107h6v24h-6z" />
			<path class="d-light" d="M92 115h18v16H92z" />
			<path class="d-deep" d="M99.5 115h3v16h-3z" />
			<path class="d-deep" d="M150 128v-22h38v22z" />
			<path class="d-light" d="M153 128v-22h32v22z" />
			<path class="d-hue" d="M146 108l23-17 23 17z" />
			<path class="d-deep" d="M164 128v-12h10v12z" />
			<Boat x={4} y={112} />
			<path class="d-ripple" d="M8 166h40M62 168h22" />
		</>
	);
}
