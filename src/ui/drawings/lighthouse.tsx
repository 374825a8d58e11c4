import { Islet } from './pieces.tsx';

export function Lighthouse() {
	return (
		<>
			<Islet />
			<path class="d-glow" d="M114 42L12 22v40zM126 42l102-20v40z" />
			<path class="d-light" d="M102 128l6-76h24l6 76c-11 3-25 3-36 0z" />
			<path class="d-hue" d="M106.6 70l1.4-18h24l1.4 18zM103.8 106l1.5-19h29.4l1.5 19z" />
			<path class="d-deep" d="M104 47h32v6h-32zM115 128v-10a5 5 0 0 1 10 0v10z" />
			<path class="d-sun" d="M111 34h18v13h-18z" />
			<path class="d-deep" d="M108 34c2-8 7-12 12-12s10 4 12 12zM119 14h2v9h-2z" />
			<path class="d-light" d="M150 130v-15h24v15z" />
			<path class="d-hue" d="M146 116l16-12 16 12z" />
			<circle class="d-grove" cx="76" cy="122" r="10" />
			<circle class="d-grove" cx="64" cy="128" r="7" />
		</>
	);
}
