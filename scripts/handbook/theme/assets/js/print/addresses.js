/* Gives a print the full addresses of the page and of its sources. Optional: without it they stand as the page has them. */
addEventListener("beforeprint", () => {
  document.querySelector(".md-content__inner").dataset.hbAddress = location.href;
  for (const link of document.querySelectorAll(".hb-notes > p > a, .hb-passages a")) link.dataset.hbAddress = link.href;
});
