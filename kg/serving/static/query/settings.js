// What the server says to this page: prefixes, questions, terms, language. It is data, never markup.
export const data = JSON.parse(document.getElementById("data").textContent);

const TEXT = {
  zh: {
    raw: "原文", add: "新建查询", query: "查询", run: "运行", runHint: "Ctrl+Enter", stop: "停止", wrong: (line) => `第 ${line} 行有语法错误`, running: "正在查询…",
    editor: "SPARQL 编辑器：按 Esc 离开，再按 Tab 到下一处",
    cut: (rows) => `答案已截断：只有前 ${rows} 行，后面还有。请用 LIMIT 和 OFFSET 分次查询，或用 kg query 取全部。`,
    rows: (count) => `${count} 行`, found: (shown, all) => `筛选后 ${shown} / ${all} 行`, seconds: (time) => `${time} 秒`,
    noRows: "没有符合的行", filter: "筛选结果", more: (count) => `再显示 ${count} 行`, download: "下载", long: "查询太长，不能做成下载链接；请用 kg query。",
    sort: "排序", yes: "是", no: "否", answer: "答案", statements: "陈述", subject: "主语", predicate: "谓语", object: "宾语",
    drawn: (nodes, edges) => `${nodes} 个节点，${edges} 条连线`, left: (drawn, all) => `只画出连线最多的 ${drawn} 个节点，共 ${all} 个；下面的表格有全部陈述。`,
    canvas: "答案的网络图；下面的表格有同样的内容", choose: "点一个节点，表格只显示与它有关的陈述。", only: (name) => `只显示与“${name}”有关的陈述`, all: "显示全部",
    stopped: "已停止", raws: { "Show all": "显示全部", "Download result": "下载" }, zoomIn: "放大", zoomOut: "缩小", fit: "适应窗口", page: "打开它的页面",
    failed: "服务器没有回答；kg serve 还在运行吗？", prefixes: "写出前缀", prefixesHint: "在查询前写出用到的前缀，以便用于别处",
    menu: { "New Tab": "新建查询", "Rename Tab": "改名", "Copy Tab": "复制", "Close Tab": "关闭", "Close other tabs": "关闭其他", "Undo close Tab": "恢复关闭的查询" },
    hint: "按 Ctrl+空格 补全",
  },
  en: {
    raw: "Raw", add: "New query", query: "Query", run: "Run", runHint: "Ctrl+Enter", stop: "Stop", wrong: (line) => `Line ${line} has a syntax error`, running: "Asking…",
    editor: "SPARQL editor: Esc leaves it, Tab then goes on",
    cut: (rows) => `The answer was cut: these are the first ${rows} rows, and there are more. Ask in parts with LIMIT and OFFSET, or get all with kg query.`,
    rows: (count) => `${count} ${count === 1 ? "row" : "rows"}`, found: (shown, all) => `${shown} of ${all} rows`, seconds: (time) => `${time} s`,
    noRows: "No row matches", filter: "Filter the answer", more: (count) => `${count} more rows`, download: "Download", long: "The query is too long for a link; use kg query.",
    sort: "Sort", yes: "Yes", no: "No", answer: "Answer", statements: "Statements", subject: "Subject", predicate: "Predicate", object: "Object",
    drawn: (nodes, edges) => `${nodes} nodes, ${edges} edges`, left: (drawn, all) => `Only the ${drawn} nodes with most edges are drawn, of ${all}; the table below has every statement.`,
    canvas: "The answer as a network; the table below says the same", choose: "Choose a node to see only its statements in the table.", only: (name) => `Only statements about “${name}”`, all: "Show all",
    stopped: "Stopped", raws: {}, zoomIn: "Zoom in", zoomOut: "Zoom out", fit: "Fit", page: "Open its page",
    failed: "The server does not answer; is kg serve still running?", prefixes: "Write out prefixes", prefixesHint: "Write the prefixes that the query uses before it, for use elsewhere",
    menu: { "New Tab": "New query", "Rename Tab": "Rename", "Copy Tab": "Copy", "Close Tab": "Close", "Close other tabs": "Close the others", "Undo close Tab": "Reopen the last" },
    hint: "Ctrl+Space completes",
  },
};
export const words = TEXT[data.language];
