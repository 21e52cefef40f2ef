// inro.js - the few things that pages do better with a script; every page works without it.
// SPDX-License-Identifier: Apache-2.0
'use strict';

const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// [data-events=URL]: shows in its <progress> and [data-doing] how far a job has come; its end is a new page.
function follow(box) {
	const lang = document.documentElement.lang === 'en' ? 'en' : 'ja';
	const bar = box.querySelector('progress');
	const doing = box.querySelector('[data-doing]');
	const events = new EventSource(box.dataset.events);
	events.addEventListener('progress', (event) => {
		const state = JSON.parse(event.data);
		if (bar && state.total) {
			bar.max = state.total;
			bar.value = state.done;
		}
		if (doing && state.doing)
			doing.textContent = state.doing[lang] + (state.total ? ` ${state.done} / ${state.total}` : '');
	});
	const end = () => {
		events.close();
		location.reload();
	};
	// A stream that broke may have missed the end, and one that is refused has none: the page itself knows more.
	let broke = false;
	events.addEventListener('end', end);
	events.addEventListener('open', () => broke && end());
	events.addEventListener('error', () => {
		broke = true;
		if (events.readyState === EventSource.CLOSED)
			setTimeout(end, 3000);
	});
}

// .drop: a file let go over the area is a file chosen in its input.
function receive(area) {
	const input = area.querySelector('input[type=file]');
	const over = (is) => (event) => {
		event.preventDefault();
		area.classList.toggle('over', is);
	};
	area.addEventListener('dragover', over(true));
	area.addEventListener('dragleave', over(false));
	area.addEventListener('drop', (event) => {
		over(false)(event);
		const { files } = event.dataTransfer;
		if (!files.length || (files.length > 1 && !input.multiple))
			return;
		input.files = files;
		input.dispatchEvent(new Event('change', { bubbles: true }));
	});
}

// input[data-all=NAME], hidden with its label: one box that ticks all boxes of that name in its form.
function tick(box) {
	const others = () => all(`input[type=checkbox][name="${box.dataset.all}"]`, box.form);
	const look = () => {
		const ticked = others().filter((one) => one.checked).length;
		box.checked = ticked > 0 && ticked === others().length;
		box.indeterminate = ticked > 0 && !box.checked;
	};
	box.addEventListener('change', () => others().forEach((one) => { one.checked = box.checked; }));
	box.form.addEventListener('change', look);
	box.closest('[hidden]')?.removeAttribute('hidden');
	look();
}

// button[data-confirm=QUESTION]: asked before the form goes.
function ask(event) {
	const question = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
	if (question && !confirm(question))
		event.preventDefault();
}

all('[data-events]').forEach(follow);
all('.drop').filter((area) => area.querySelector('input[type=file]')).forEach(receive);
all('input[data-all]').filter((box) => box.form).forEach(tick);
document.addEventListener('submit', ask);
