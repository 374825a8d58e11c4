import { Islet } from './pieces.tsx';

export function Signpost() {
	return (
		<>
			<Islet />
			<path class="d-sand" d="M106 156c-8-10 8-16 6-28h14c2 14-8 18 4 28z" />
			<path class="d-deep" d="M116 30a4 4 0 0 1 8 0v100h-8z" />
			<path class="d-hue" d="M84 38h66a3 3 0 0 1 2 1l12 13-12 13a3 3 0 0 1-2 1H84a3 3 0 0 1-3-3V41a3 3 0 0 1 3-3z" />
			<path class="d-light" d="M156 74H94a3 3 0 0 0-2 1L81 87l11 12a3 3 0 0 0 2 1h62a3 3 0 0 0 3-3V77a3 3 0 0 0-3-3z" />
			<path class="d-line" d="M94 52h44M102 87h44" />
			<circle class="d-grove" cx="168" cy="120" r="12" />
			<circle class="d-grove" cx="182" cy="126" r="8" />
			<path class="d-deep" d="M60 122h5v12h-5z" />
			<circle class="d-grove" cx="62" cy="114" r="12" />
		</>
	);
}
