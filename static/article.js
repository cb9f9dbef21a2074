// What a browser adds to an article.
//   1 Copying code   2 A closer look at pictures   3 Sharing
"use strict";
{
  const body = document.querySelector(".article-body");

  function button(className, text, press) {
    const node = document.createElement("button");
    node.type = "button";
    node.className = className;
    node.textContent = text;
    node.addEventListener("click", press);
    return node;
  }

  // Copies, and says so on the button for a moment.
  async function copy(text, node) {
    const name = node.dataset.name ??= node.textContent;
    node.setAttribute("aria-live", "polite");
    try {
      await navigator.clipboard.writeText(text);
      node.textContent = "已复制";
    } catch {
      node.textContent = "未能复制";
    }
    setTimeout(() => { node.textContent = name; }, 2000);
  }

  // 1 Copying code --------------------------------------------------------

  function addCopy(pre) {
    const frame = document.createElement("div");
    frame.className = "code";
    pre.replaceWith(frame);
    frame.append(pre, button("copy", "复制", ({ target }) => copy(pre.textContent.trimEnd(), target)));
  }

  // A browser gives no clipboard to a page that came over plain HTTP.
  if (navigator.clipboard) body.querySelectorAll("pre").forEach(addCopy);

  // 2 A closer look at pictures -------------------------------------------

  function enlarge(image, open) {
    const dialog = document.createElement("dialog");
    const picture = image.cloneNode();
    // The picture itself, and not the variant that fits the text.
    for (const name of ["width", "height", "srcset", "sizes", "loading"]) picture.removeAttribute(name);
    dialog.className = "zoom";
    dialog.setAttribute("aria-label", image.alt || "图片");
    dialog.append(picture, button("zoom-close", "关闭", () => dialog.close()));
    dialog.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => { dialog.remove(); open.focus({ preventScroll: true }); });
    document.body.append(dialog);
    dialog.showModal();
  }

  // Only pictures that are shown smaller than they are, and lead nowhere else.
  function addZoom(image) {
    const width = image.getAttribute("width") ?? image.naturalWidth;
    if (width < image.clientWidth * 1.25 || image.closest("a, button")) return;
    const open = button("zoom-open", "", () => enlarge(image, open));
    open.setAttribute("aria-label", image.alt ? `放大图片：${image.alt}` : "放大图片");
    image.replaceWith(open);
    open.append(image);
  }

  for (const image of body.querySelectorAll("img")) {
    if (image.complete) addZoom(image);
    else image.addEventListener("load", () => addZoom(image), { once: true });
  }

  // 3 Sharing -------------------------------------------------------------

  const share = document.querySelector(".share");
  const { title } = document;
  const url = document.querySelector("link[rel=canonical]").href;

  if (navigator.share) {
    // Closing the sheet without sharing is no error.
    share.addEventListener("click", () => navigator.share({ title, url }).catch(() => {}));
  } else if (navigator.clipboard) {
    share.textContent = "复制本文链接";
    share.addEventListener("click", () => copy(url, share));
  } else {
    share.remove();
  }
}
