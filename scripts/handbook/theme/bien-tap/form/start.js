// Starts the form where it can work; elsewhere the page keeps saying why it cannot.
(() => {
  "use strict";
  const say = (id) => {
    document.getElementById(id).hidden = false;
  };
  const onThisMachine = location.hostname === "127.0.0.1" || /(^|\.)localhost$/.test(location.hostname);

  // The page's own policy cannot know the forge; this second one leaves only the one in the settings.
  const allowOnly = (backend) => {
    const forge = backend.local_only ? "" : new URL(backend.api_root ?? "https://api.github.com").origin;
    const policy = document.createElement("meta");
    policy.httpEquiv = "Content-Security-Policy";
    policy.content = `connect-src 'self' data: blob: ${forge}`;
    document.head.append(policy);
  };

  const start = async () => {
    if (location.protocol === "file:") {
      say("tep");
      return;
    }
    const settings = await (await fetch("config.json")).json();
    if (settings.backend.local_only && !onThisMachine) {
      say("chua-co-kho");
      return;
    }
    allowOnly(settings.backend);
    const script = document.createElement("script");
    script.src = "vendor/sveltia-cms.js";
    script.addEventListener("load", () => document.getElementById("loi-noi").remove());
    script.addEventListener("error", () => say("khong-mo-duoc"));
    document.body.append(script);
  };

  start().catch(() => say("khong-mo-duoc"));
})();
