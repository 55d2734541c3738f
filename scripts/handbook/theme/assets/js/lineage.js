// Optional help for the lineage figure: everything it shows can be read and followed without this file.
(() => {
  "use strict";

  const fold = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();

  // Light up a node, its wires and its neighbours while it is pointed at or focused.
  const addHighlight = (svg) => {
    const nodes = [...svg.querySelectorAll(".lin-node")];
    const wires = [...svg.querySelectorAll(".lin-wire")];
    const bundles = [...svg.querySelectorAll(".lin-bundle")];
    // Wires of one source share their first stretch: those that are lit must be painted last.
    const raise = (wire) => {
      const bundle = wire.parentNode;
      bundle.append(wire);
      bundle.parentNode.append(bundle);
    };
    const restore = () => {
      for (const wire of wires) wire.parentNode.append(wire);
      for (const bundle of bundles) bundle.parentNode.append(bundle);
    };
    const show = (id) => {
      const near = new Set([id]);
      for (const wire of wires) {
        const { source, target } = wire.dataset;
        const isOn = source === id || target === id;
        wire.classList.toggle("lin-on", isOn);
        if (isOn) {
          near.add(source).add(target);
          raise(wire);
        }
      }
      for (const node of nodes) node.classList.toggle("lin-on", near.has(node.dataset.node));
      svg.classList.add("lin-active");
    };
    const clear = () => {
      svg.classList.remove("lin-active");
      restore();
    };
    for (const node of nodes) {
      node.addEventListener("pointerenter", () => show(node.dataset.node));
      node.addEventListener("pointerleave", clear);
      node.addEventListener("focus", () => node.matches(":focus-visible") && show(node.dataset.node));
      node.addEventListener("blur", clear);
    }
    svg.addEventListener("keydown", (event) => event.key === "Escape" && clear());
  };

  const scrollToFocus = (svg, wrap) => {
    const box = svg.querySelector(".lin-focus rect");
    if (!box) return;
    const { left, width } = box.getBoundingClientRect();
    const frame = wrap.getBoundingClientRect();
    wrap.scrollLeft += left + width / 2 - frame.left - frame.width / 2;
  };

  const makeButton = (text, label, action) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", action);
    return button;
  };

  const makeFilter = (svg, status) => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.type = "search";
    label.append("Lọc: ", input);
    const rows = [...document.querySelectorAll(".rail-row")];
    input.addEventListener("input", () => {
      const wanted = fold(input.value.trim());
      const matches = (text) => fold(text).includes(wanted);
      const nodes = [...svg.querySelectorAll(".lin-node")];
      // A title in the figure reads "label, date: subject"; the list has no subjects to search.
      const nameOf = (node) => node.querySelector("title").textContent.split(": ")[0];
      for (const wire of svg.querySelectorAll(".lin-wire")) wire.classList.remove("lin-on");
      for (const node of nodes) node.classList.toggle("lin-on", matches(nameOf(node)));
      for (const row of rows) row.hidden = !matches(row.querySelector("p").textContent);
      svg.classList.toggle("lin-active", wanted !== "");
      const count = rows.length
        ? rows.filter((row) => !row.hidden).length
        : nodes.filter((node) => node.classList.contains("lin-on")).length;
      status.textContent = wanted ? `${count} mục` : "";
    });
    return label;
  };

  const addTools = (figure, svg) => {
    const bar = document.createElement("div");
    bar.className = "lin-tools";
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    const natural = svg.viewBox.baseVal.width;
    let scale = 1;
    const zoom = (wanted) => {
      scale = Math.min(3, Math.max(0.3, wanted));
      svg.style.minWidth = "0";
      svg.style.width = `${natural * scale}px`;
    };
    bar.append(
      makeFilter(svg, status),
      makeButton("+", "Phóng to", () => zoom(scale * 1.25)),
      makeButton("−", "Thu nhỏ", () => zoom(scale / 1.25)),
      makeButton("Vừa khung", "Vừa khung", () => zoom(svg.parentElement.clientWidth / natural)),
      status,
    );
    figure.prepend(bar);
  };

  for (const wrap of document.querySelectorAll(".lin-wrap")) {
    const svg = wrap.querySelector(".lin");
    if (!svg) continue;
    addHighlight(svg);
    scrollToFocus(svg, wrap);
    wrap.closest("details")?.addEventListener("toggle", () => scrollToFocus(svg, wrap), { once: true });
    const figure = wrap.closest(".lin-fig[data-tools]");
    if (figure) addTools(figure, svg);
  }
})();
