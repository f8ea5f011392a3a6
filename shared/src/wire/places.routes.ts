import { z } from 'zod';
import {
  bindChannelSchema,
  chairSchema,
  channelSchema,
  createChairSchema,
  createDeviceSchema,
  createdDeviceSchema,
  deviceTokenSchema,
} from './http.ts';
import { byId, type RouteMap } from './route.ts';
import { sendingSchema } from './sending.ts';

export const PLACES_ROUTES = {
  'GET /api/chairs': {
    who: 'watch-station',
    status: 200,
    answer: z.object({ chairs: z.array(chairSchema) }),
  },
  'POST /api/chairs': {
    who: 'manage-clinic',
    body: createChairSchema,
    status: 201,
    answer: chairSchema,
  },
  'GET /api/channels': {
    who: 'watch-station',
    status: 200,
    answer: z.object({ channels: z.array(channelSchema) }),
  },
  'POST /api/devices': {
    who: 'manage-clinic',
    body: createDeviceSchema,
    status: 201,
    answer: createdDeviceSchema,
  },
  'POST /api/devices/:id/token': {
    who: 'manage-clinic',
    params: byId,
    status: 200,
    answer: deviceTokenSchema,
  },
  'DELETE /api/devices/:id/token': {
    who: 'manage-clinic',
    params: byId,
    status: 204,
    answer: z.null(),
  },
  'PUT /api/devices/:id/sending': {
    who: 'manage-clinic',
    params: byId,
    body: sendingSchema,
    status: 204,
    answer: z.null(),
  },
  'PUT /api/channels/:id/chair': {
    who: 'bind-monitor',
    params: byId,
    body: bindChannelSchema,
    status: 200,
    answer: channelSchema,
  },
} as const satisfies RouteMap;
