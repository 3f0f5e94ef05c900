import { createAgencyHandler } from "./agency.ts";
import { createCancelHandler } from "./cancel.ts";
import { createDeepLinkHandler } from "./deep-link.ts";
import { createEnrolHandler } from "./enrol.ts";
import { createEraseHandler } from "./erase.ts";
import { createGroupHandler } from "./group.ts";
import type { Handler } from "./handler.ts";
import { createInviteHandler } from "./invite.ts";
import { createMembersHandler } from "./members.ts";
import { createPlaceHandler } from "./place.ts";
import { createSettingsHandler } from "./settings.ts";
import { createStartHandler } from "./start.ts";
import type { SteeringParts } from "./steering-parts.ts";
import { createWordlessHandler } from "./wordless.ts";

/** The handlers of what people say to the desk about itself, in the order in which they are asked. */
export function createSteeringHandlers(parts: SteeringParts): Handler[] {
  const place = createPlaceHandler(parts);
  const start = createStartHandler(parts);
  const enrol =
    parts.people === undefined
      ? []
      : [createEnrolHandler(parts, parts.people.enrolment)];
  const ruling =
    parts.people === undefined
      ? []
      : [
          createInviteHandler(parts, parts.people),
          createMembersHandler(parts, parts.people),
          createGroupHandler(parts, parts.people.roster),
        ];
  return [
    createDeepLinkHandler(parts, { enrol: enrol[0], place, start }),
    createWordlessHandler(parts.catalogs),
    ...enrol,
    ...ruling,
    createEraseHandler(parts),
    createAgencyHandler(parts),
    place,
    createSettingsHandler(parts),
    createCancelHandler(parts),
    start,
  ];
}
