// The topics and treaties of a claim, each leading to its positions.
import { button, make } from "./elements.js";
import { subjects } from "./data.js";
import { name, text } from "./state.js";
import { openSubject } from "./selection.js";

const ofTopic = new Map(subjects.filter((one) => one.topic >= 0).map((one) => [one.topic, one])), ofNode = new Map(subjects.filter((one) => one.treaty).map((one) => [one.node, one]));
export const topicLinks = ({ topics, instruments }) => [...topics.map((id) => ofTopic.get(id)), ...instruments.map((id) => ofNode.get(id))].filter(Boolean)
  .map((subject) => button("to", name(subject), () => openSubject(subject.id)));

export function topicLine(one) {
  const links = topicLinks(one);
  return links.length > 0 && make("p", "on", [make("span", "sub", text("topicsLine")), ...links.flatMap((link, index) => [index ? text("and") : "", link])]);
}
