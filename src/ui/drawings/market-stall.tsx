import { Islet } from './pieces.tsx';

export function MarketStall() {
	return (
		<>
			<Islet />
			<path class="d-deep" d="M76 64h5v66h-5zM159 64h5v66h-5z" />
			<path class="d-light" d="M72 100h96v30H72z" />
			<path class="d-wash" d="M72 100h96v7H72z" />
			<path class="d-light" d="M74 38h92l12 30H62z" />
			<path
				class="d-hue"
				d="M74 38h19l-8 30v2a11.5 11.5 0 0 1-23-2zM111 38h18l3 30v2a12 12 0 0 1-24 0v-2zM147 38h19l12 30a11.5 11.5 0 0 1-23 2v-2z"
			/>
			<path class="d-light" d="M85 68a11.5 11.5 0 0 0 23 0zM132 68a11.5 11.5 0 0 0 23 0z" />
			<circle class="d-sun" cx="92" cy="94" r="7" />
			<circle class="d-sun" cx="105" cy="94" r="7" />
			<circle class="d-grove" cx="122" cy="94" r="7" />
			<circle class="d-grove" cx="135" cy="94" r="7" />
			<circle class="d-hue" cx="150" cy="95" r="6" />
			<path class="d-line" d="M84 116l4 4 7-8M104 117h22M136 117h20" />
			<circle class="d-grove" cx="190" cy="126" r="9" />
			<circle class="d-grove" cx="54" cy="128" r="8" />
		</>
	);
}
