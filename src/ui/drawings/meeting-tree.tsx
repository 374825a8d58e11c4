import { Islet } from './pieces.tsx';

export function MeetingTree() {
	return (
		<>
			<Islet />
			<path class="d-deep" d="M114 130c2-14 1-22-2-34l6-2 3 14 10-16 5 4c-8 12-11 22-10 34z" />
			<path
				class="d-hue"
				d="M120 98c-34 6-62-6-60-30 1-14 11-22 22-23 6-16 22-25 40-24 18 0 33 10 38 25 12 2 22 11 22 24 0 24-30 34-62 28z"
			/>
			<path class="d-wash" d="M82 62a6 6 0 1 1 12 0 6 6 0 0 1-12 0zM110 44a6 6 0 1 1 12 0 6 6 0 0 1-12 0z" />
			<path class="d-line-light" d="M136 66l8 8 15-18" />
			<path class="d-wood" d="M62 120h34v5H62zM144 120h34v5h-34z" />
			<path class="d-deep" d="M66 125h4v9h-4zM88 125h4v9h-4zM148 125h4v9h-4zM170 125h4v9h-4z" />
			<path class="d-light" d="M72 120v-8a7 7 0 0 1 14 0v8zM154 120v-8a7 7 0 0 1 14 0v8z" />
			<circle class="d-deep" cx="79" cy="99" r="5" />
			<circle class="d-deep" cx="161" cy="99" r="5" />
		</>
	);
}
