/* What the screens need beside htmx: files go to the reader as they are; a place and its proposal mark each other;
   proposals are decided by keys. */
"use strict";
{
  const status = document.getElementById("thong-bao");

  const tell = (text) => { status.textContent = text; };
  const readAnswer = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent.trim();

  /* Files */
  const sendFile = async (form, file) => {
    tell(file.name);
    const address = `${form.dataset.fileAddress}?ten=${encodeURIComponent(file.name)}`;
    const headers = { "Content-Type": "application/octet-stream" };
    const answer = await fetch(address, { method: "POST", body: file, headers });
    if (answer.redirected) {
      location.assign(answer.url);
    } else {
      tell(readAnswer(await answer.text()));
    }
  };
  for (const form of document.querySelectorAll("form[data-file-address]")) {
    const chooser = form.querySelector("input[type=file]");
    chooser.addEventListener("change", () => chooser.files.length && sendFile(form, chooser.files[0]));
    form.addEventListener("dragover", (event) => event.preventDefault());
    form.addEventListener("drop", (event) => {
      if (event.dataTransfer.files.length) {
        event.preventDefault();
        sendFile(form, event.dataTransfer.files[0]);
      }
    });
  }

  /* A place in the article and its proposal */
  const light = (keys) => {
    document.querySelectorAll(".ed-lit").forEach((each) => each.classList.remove("ed-lit"));
    for (const key of keys) {
      document.querySelectorAll(`[data-find~="${CSS.escape(key)}"]`).forEach((each) => each.classList.add("ed-lit"));
    }
  };
  const isBeside = matchMedia("(min-width: 60.01rem)");
  const findProposal = (key) => document.querySelector(`.ed-proposal[data-find~="${CSS.escape(key)}"]`);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-find]");
    if (!link) {
      return;
    }
    const key = link.dataset.find;
    const proposal = findProposal(key);
    light([key]);
    if (link.classList.contains("ed-find") && proposal) {
      event.preventDefault();
      proposal.closest("details")?.setAttribute("open", "");
      proposal.focus();
    }
  });
  document.addEventListener("focusin", (event) => {
    const proposal = event.target.closest(".ed-proposal");
    if (proposal) {
      const keys = proposal.dataset.find.split(" ");
      light(keys);
      if (isBeside.matches) {  // in one column the page would run away under whoever clicks
        document.getElementById(`cho-${keys[0]}`)?.parentElement.scrollIntoView({ block: "nearest" });
      }
    }
  });

  /* Keys on a proposal */
  const listProposals = () => [...document.querySelectorAll(".ed-proposal")].filter((each) => each.offsetParent);
  const move = (proposal, step) => {
    const all = listProposals();
    all[all.indexOf(proposal) + step]?.focus();
  };
  const press = (proposal, value) => proposal.querySelector(`button[value="${value}"]`)?.click();
  document.addEventListener("keydown", (event) => {
    const proposal = event.target;
    if (!proposal.matches?.(".ed-proposal") || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const act = {
      ArrowDown: () => move(proposal, 1),
      ArrowUp: () => move(proposal, -1),
      Enter: () => press(proposal, "nhan"),
      Delete: () => press(proposal, "bo"),
    }[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  /* After a decision the next open proposal is at hand, and what was unfolded stays so. */
  let last = "";
  let unfolded = [];
  document.addEventListener("htmx:beforeRequest", (event) => {
    const all = listProposals();
    const proposal = event.target.closest?.(".ed-proposal") ?? event.target.closest?.(".ed-card")?.querySelector(".ed-proposal:last-of-type");
    const rest = all.slice(all.indexOf(proposal) + 1);
    last = proposal ? (rest.find((each) => each.classList.contains("ed-open")) ?? proposal).id : "";
    unfolded = [...document.querySelectorAll("#de-xuat details")].map((each) => each.open);
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    tell("");
    if (event.detail.target.id === "de-xuat") {
      document.querySelectorAll("#de-xuat details").forEach((each, at) => { each.open = unfolded[at]; });
      document.getElementById(last)?.focus();
    }
  });
  document.addEventListener("htmx:responseError", (event) => {
    const answer = readAnswer(event.detail.xhr.responseText);
    const beside = document.getElementById("them-loi");  // what stands behind a dialog is not seen
    if (beside) {
      beside.textContent = answer;
    } else {
      tell(answer);
    }
  });

  /* The form of a record: it is kept while it is filled in, and once more when the page is left. */
  const keep = (form) => form.dispatchEvent(new Event("change", { bubbles: true }));
  document.addEventListener("click", (event) => {
    const drop = event.target.closest(".ed-drop");
    if (drop) {
      const form = drop.closest("form");
      drop.closest(".ed-item").remove();
      keep(form);
    }
  });
  const choose = (box, value) => {
    if (box.matches("textarea")) {
      box.value = [...box.value.split("\n").filter(Boolean), value].join("\n");
      box.rows = box.value.split("\n").length;
    } else {
      box.value = value;
    }
  };
  document.addEventListener("change", (event) => {
    const look = event.target.closest(".ed-look");
    if (look && look.value) {
      choose(document.getElementById(look.dataset.add), look.value);
      look.value = "";
    }
  });

  /* What a list lacks is added in a dialog over the form, which stays as it is, and then chosen there. */
  const dialog = document.getElementById("them");
  let into = "";
  document.addEventListener("click", (event) => {
    into = event.target.closest(".ed-add")?.dataset.into ?? into;
    if (event.target.closest(".ed-cancel")) {
      dialog.close();
    }
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target === dialog && dialog.childElementCount) {
      if (!dialog.open) {
        dialog.showModal();
      }
      const faulty = dialog.querySelector(".ed-box:has(.ed-fault) :is(input, select, textarea)");
      (faulty ?? [...dialog.querySelectorAll(".ed-box :is(input, textarea)")].find((each) => !each.value)).focus();
    }
  });
  dialog?.addEventListener("close", () => dialog.replaceChildren());
  document.addEventListener("da-them", ({ detail }) => {
    dialog.close();
    document.querySelectorAll(`select[data-lookup="${detail.lookup}"]`).forEach((each) => each.add(new Option(detail.name, detail.value)));
    document.getElementById(`ds-${detail.lookup}`)?.append(new Option(detail.name, detail.value));
    const box = document.getElementById(into);
    choose(box, detail.value);
    box.dispatchEvent(new Event("change", { bubbles: true }));
    box.focus();
    tell(detail.told);
  });
  let unkept = null;
  document.addEventListener("input", (event) => {
    unkept = event.target.closest(".ed-record") ?? unkept;
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const isKept = event.detail.successful && event.detail.requestConfig.verb === "post" && event.target.closest?.(".ed-record");
    unkept = isKept ? null : unkept;
  });
  addEventListener("pagehide", () => {
    if (unkept) {
      navigator.sendBeacon(unkept.getAttribute("hx-post"), new URLSearchParams(new FormData(unkept)));
    }
  });
}
