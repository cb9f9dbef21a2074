// What a browser adds to an article: copying code, a closer look at pictures, the system's share sheet.
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

  function addCopy(pre) {
    const copy = button("copy", "复制", async () => {
      try {
        await navigator.clipboard.writeText(pre.textContent.trimEnd());
        copy.textContent = "已复制";
      } catch {
        copy.textContent = "未能复制";
      }
      setTimeout(() => { copy.textContent = "复制"; }, 2000);
    });
    const frame = document.createElement("div");
    frame.className = "code";
    pre.replaceWith(frame);
    frame.append(pre, copy);
  }

  function enlarge(image) {
    const dialog = document.createElement("dialog");
    const picture = image.cloneNode();
    picture.removeAttribute("width");
    picture.removeAttribute("height");
    dialog.className = "zoom";
    dialog.setAttribute("aria-label", image.alt || "图片");
    dialog.append(picture, button("zoom-close", "关闭", () => dialog.close()));
    dialog.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  // Only pictures that are shown smaller than they are, and lead nowhere else.
  function addZoom(image) {
    if (image.naturalWidth < image.clientWidth * 1.25 || image.closest("a, button")) return;
    const open = button("zoom-open", "", () => enlarge(image));
    open.setAttribute("aria-label", image.alt ? `放大图片：${image.alt}` : "放大图片");
    image.replaceWith(open);
    open.append(image);
  }

  function addShare() {
    const { title } = document;
    const url = document.querySelector("link[rel=canonical]").href;
    // Closing the sheet without sharing is no error.
    body.parentElement.append(button("share", "分享这篇文章", () => navigator.share({ title, url }).catch(() => {})));
  }

  if (navigator.clipboard) body.querySelectorAll("pre").forEach(addCopy);
  for (const image of body.querySelectorAll("img")) {
    if (image.complete) addZoom(image);
    else image.addEventListener("load", () => addZoom(image), { once: true });
  }
  if (navigator.share) addShare();
}
