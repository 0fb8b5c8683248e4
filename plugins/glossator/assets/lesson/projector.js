/* Keys that walk from slide to slide; with scripts off, slides are scrolled. */
(() => {
  const slides = [...document.querySelectorAll('.slide')];
  const now = () =>
    slides.findIndex((slide) => slide.getBoundingClientRect().bottom > innerHeight / 2);
  const show = (at) => {
    const slide = slides[Math.max(0, Math.min(slides.length - 1, at))];
    slide.scrollIntoView({ block: 'start' });
    slide.focus({ preventScroll: true });
  };
  const steps = {
    ArrowRight: 1, ArrowDown: 1, PageDown: 1, ' ': 1, Enter: 1,
    ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1,
  };
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = event.shiftKey && event.key === ' ' ? -1 : steps[event.key];
    if (step) show(now() + step);
    else if (event.key === 'Home') show(0);
    else if (event.key === 'End') show(slides.length - 1);
    else return;
    event.preventDefault();
  });
})();
