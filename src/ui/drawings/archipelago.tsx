import { Boat } from './pieces.tsx';

/** Home: islands of different makings on one water, and boats between them. */
export function Archipelago() {
	return (
		<>
			<path class="d-sky" d="M36 186C50 70 180 8 320 8s270 62 284 178z" />
			<circle class="d-sun" cx="452" cy="62" r="26" />
			<path class="d-far" d="M384 146c14-32 32-48 54-48s42 18 58 50zM66 156c8-22 20-32 36-32s30 8 40 24z" />
			<path class="d-water" d="M6 196c0-34 70-56 314-56s314 22 314 56-90 50-314 50S6 230 6 196z" />
			<WestIsland />
			<EastIsland />
			<path
				class="d-ripple"
				d="M300 178h44M330 191h28M586 186h26M236 214h34M440 210h50M130 212h30M150 224h18M470 222h24"
			/>
			<Boat x={300} y={160} />
			<Boat x={404} y={148} small />
			<Boat x={52} y={206} />
		</>
	);
}

function WestIsland() {
	return (
		<>
			<path class="d-sand" d="M92 176c10-16 46-26 92-26s82 10 92 26c-18 10-52 14-92 14s-74-4-92-14z" />
			<path class="d-land" d="M112 167c8-30 30-44 56-44 34 0 66 16 84 44-18 7-42 10-70 10s-52-3-70-10z" />
			<path class="d-light" d="M149 130l5-74h20l5 74z" />
			<path class="d-hue" d="M153 71l1-15h20l1 15zM150.5 106l1.3-18h24.4l1.3 18z" />
			<path class="d-deep" d="M150 51h28v6h-28zM154 40c2-7 6-11 10-11s8 4 10 11z" />
			<path class="d-sun" d="M156 40h16v11h-16z" />
			<circle class="d-grove" cx="206" cy="134" r="15" />
			<circle class="d-grove" cx="224" cy="142" r="11" />
			<path class="d-light" d="M190 164v-14h22v14z" />
			<path class="d-hue" d="M186 151l15-12 15 12z" />
		</>
	);
}

function EastIsland() {
	return (
		<>
			<path class="d-sand" d="M464 168c10-13 38-21 74-21s64 8 74 21c-14 9-42 12-74 12s-60-3-74-12z" />
			<path class="d-land" d="M482 161c6-18 26-29 52-29s50 11 60 29c-12 5-32 8-56 8s-44-3-56-8z" />
			<path class="d-deep" d="M526 146l2-44h6l3 44z" />
			<circle class="d-kelp" cx="531" cy="84" r="24" />
			<circle class="d-kelp" cx="512" cy="98" r="17" />
			<circle class="d-kelp" cx="551" cy="97" r="18" />
			<path class="d-deep" d="M566 134h3v22h-3zM589 134h3v22h-3z" />
			<path class="d-light" d="M562 128h34l5 10h-44zM565 148h28v9h-28z" />
			<path class="d-hue" d="M562 128h9l-3 10h-11zM579 128h9l2 10h-11z" />
		</>
	);
}
